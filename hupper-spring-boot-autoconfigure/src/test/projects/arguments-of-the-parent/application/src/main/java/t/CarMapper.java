package t;

@org.mapstruct.Mapper
public interface CarMapper {

	CarDto map(Car car);

}
