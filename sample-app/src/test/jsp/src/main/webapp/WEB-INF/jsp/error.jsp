<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<html><% response.sendError(404); %></html>
